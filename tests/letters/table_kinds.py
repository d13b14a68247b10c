"""What the letter of each kind of decision says, in this order, and what must not stand there."""

FULL = "Skicka med sådant som du tycker visar att du har rätt"
SHORT = "Lämna eller skicka brevet till oss, inte till domstolen"
RESERVED = "I det beslutet står att det kan ändras"

SAID = [
    # case, what stands there in this order, what must not stand there
    (
        "interim, limited",
        """Tillfälligt beslut om ledsagning
        Det här är ett tillfälligt beslut. Det gäller medan vi utreder ärende 2026-0031
        Du beviljas ledsagning enligt 11 kap. 1 § SoL.
        till dess att vi har beslutat i ärende 2026-0031, dock längst till och med den 31 mars 2027.
        Beslutet slutar gälla när vi har beslutat i ärende 2026-0031, dock senast den 31 mars 2027.
        Om beslutet kan ändras""",
        "ansöka på nytt|Ansök gärna",
    ),
    (
        "interim, until decided",
        """till dess att vi har beslutat i ärende 2026-0031.
        Beslutet slutar gälla när vi har beslutat i ärende 2026-0031. Du börjar""",
        "tills vidare|31 mars 2027|dock",
    ),
    (
        "interim refused",
        """Vi har prövat om du behöver stöd medan vi utreder ärende 2026-0031.
        Vi avslår din ansökan om att få ledsagning enligt 11 kap. 1 § SoL medan vi utreder.
        Om du vill överklaga""",
        "beviljas|till dess",
    ),
    (
        "write-off",
        """Beslut om avskrivning: ledsagarservice
        Vi skriver av ditt ärende om ledsagarservice, eftersom ansökan har återkallats.
        Du ansökte om ledsagarservice. Ansökan kom in till oss den 20 januari 2026.
        Den 2 mars 2026 återkallade du ansökan på telefon. Därför skriver vi av ärendet.
        Du kan ansöka på nytt när du vill.
        Lämna eller skicka brevet till oss""",
        "§|LSS|avslås|beviljas|Beslut enligt 9|gäller direkt|Bilagor|Underlag",
    ),
    (
        "write-off, god man",
        """Din gode man Per Sund ansökte om ledsagning för dig.
        Den 2 mars 2026 återkallade gode mannen Per Sund ansökan på telefon.
        Du flyttar till en annan kommun.""",
        "§|Du ansökte|Gode mannen",
    ),
    (
        "late appeal",
        """Beslut enligt 45 § förvaltningslagen (2017:900)
        Beslut om avvisning av överklagande
        Överklagandet av beslutet från den 1 september 2025 (ärende 2025-0007) avvisas
        inom tre veckor från den dag då man fick beslutet
        Du fick beslutet den 12 januari 2026. Den sista dagen att överklaga var den 2 februari 2026.
        Överklagandet kom in till oss den 9 februari 2026, alltså för sent.
        Förseningen beror inte på att vi har lämnat fel eller ofullständiga uppgifter
        kom inte heller in till domstolen i rätt tid
        Beslutet grundas på 44 § och 45 § förvaltningslagen (2017:900).
        Om du vill överklaga
        inom tre veckor""",
        "LSS|SoL|gäller direkt|ansöka på nytt|Utredning",
    ),
    (
        "no right to apply, LSS",
        """Ansökan om ledsagarservice avvisas.
        får begäras av personen själv, och i vissa fall av en företrädare (8 § LSS)
        Din granne har ansökt.
        Beslutet grundas på 8 § LSS.
        Du kan själv ansöka""",
        "45 §|20 §|avslås",
    ),
    (
        "no right to apply, SoL",
        "Rätten till insatser gäller den som själv behöver stödet (11 kap. 1 § SoL).",
        "LSS|8 §",
    ),
    (
        "incomplete",
        """Beslut enligt 20 § förvaltningslagen (2017:900)
        Den 1 februari 2026 bad vi om uppgifterna och skrev att ansökan annars kan avvisas.
        Det framgår inte vad du vill ha stöd till.
        Beslutet grundas på 20 § förvaltningslagen (2017:900).
        Du kan ansöka på nytt när du har uppgifterna.""",
        "45 §|avslås",
    ),
    (
        "ends at own request",
        f"""9 § 3 lagen (1993:387) om stöd och service till vissa funktionshindrade, LSS, och 37 §
        Beslut om upphörande: ledsagarservice
        Beslutet från den 1 september 2025 (ärende 2025-0007) om ledsagarservice (10 timmar per månad) upphör
        eftersom du inte längre vill ha insatsen. Från och med den 1 april 2026 gäller det inte.
        Det här är något annat än ett uppehåll.
        {RESERVED} om det blir väsentliga förändringar
        Den 2 mars 2026 meddelade du skriftligt att du inte längre vill ha insatsen.
        Beslutet grundas på 7 § LSS, 9 § 3 LSS och 37 § förvaltningslagen (2017:900).
        {SHORT}""",
        "1 § LSS|personkrets|beviljas |Så använder du timmarna",
    ),
    (
        "ends at own request, no reservation",
        "En insats är frivillig och bygger på att du själv vill ha den. Därför upphör beslutet.",
        f"{RESERVED}|väsentliga förändringar",
    ),
    (
        "ends by the board",
        f"""Vi ändrar beslutet från den 1 september 2025 (ärende 2025-0007)
        om ledsagarservice (10 timmar per månad) så att det upphör
        Det gäller inte längre från och med den 1 april 2026.
        {RESERVED}
        Det här har förändrats: Du har fått en plats i en fritidsgrupp.
        Förändringen är väsentlig av följande skäl. Gruppen ger dig
        Den 10 februari 2026 skickade vi underlaget till dig
        Utredning
        {FULL}""",
        "så som du har begärt|uppehåll|14 kap. 9 §",
    ),
    (
        "ends, open-ended SoL",
        f"""11 kap. 1 § och 14 kap. 9 § socialtjänstlagen (2025:400), SoL
        från den 1 september 2025 gäller tills vidare. Ett sådant beslut får ändras, också till nackdel
        (14 kap. 9 § SoL)
        Det här har förändrats: Du har fått en plats
        Beslutet grundas på 11 kap. 1 § SoL och 14 kap. 9 § SoL.
        {FULL}""",
        f"{RESERVED}|37 §|LSS",
    ),
    (
        "ends, misleading",
        """byggde på uppgifter från dig som inte stämde
        Då får vi ändra det enligt 37 § förvaltningslagen (2017:900).""",
        RESERVED,
    ),
    (
        "ends, safety",
        "Det finns tvingande säkerhetsskäl, som gör att beslutet måste ändras genast.",
        RESERVED,
    ),
    (
        "changed at own request",
        f"""Beslut om ändring: ledsagarservice
        Vi ändrar beslutet från den 1 september 2025 (ärende 2025-0007)
        om ledsagarservice (10 timmar per månad).
        Från och med den 1 april 2026 gäller det här i stället.
        Du beviljas ledsagarservice enligt 9 § 3 LSS. Du får 10 timmar per månad
        Den 2 mars 2026 meddelade du skriftligt att du vill ha insatsen med ett annat innehåll
        {SHORT}""",
        "Begäran om ändring|upphör|personkrets",
    ),
    (
        "changed by the board",
        f"""Vi ändrar beslutet från den 1 september 2025
        Du beviljas ledsagarservice enligt 9 § 3 LSS.
        Hur länge beslutet gäller
        {RESERVED}
        Det här har förändrats
        Du hör till personkretsen
        Beslutet grundas på 1 § LSS, 7 § LSS, 9 § 3 LSS och 37 § förvaltningslagen (2017:900).
        Den 10 februari 2026 skickade vi underlaget
        {FULL}""",
        "upphör|Du har ansökt",
    ),
    (
        "changed in favour",
        f"Ändringen är till din fördel, och ingenting i beslutet blir sämre för dig.\n{SHORT}",
        f"{RESERVED}|{FULL}",
    ),
    (
        "obviously wrong",
        """uppenbart felaktigt på en viktig punkt
        Då ska vi ändra det enligt 38 § förvaltningslagen (2017:900).""",
        RESERVED,
    ),
    (
        "slip of the pen",
        """Vi rättar beslutet från den 1 september 2025
        Så här ska det stå.
        Det får vi rätta enligt 36 § förvaltningslagen (2017:900).
        7 § LSS, 9 § 3 LSS och 36 § och 37 § förvaltningslagen (2017:900)""",
        "Vi ändrar|personkrets|Underlag|Utredning",
    ),
    (
        "adapted dwelling ends",
        """så att det upphör
        Rätten till bostaden följer då inte längre av LSS.
        Du hyr då bostaden som vilken hyresgäst som helst, i ett vanligt hyresförhållande mellan dig och
        Vi berättade om det för dig den 1 mars 2026.""",
        "timmar per månad",
    ),
    (
        "provider refused",
        f"""Beslut om hur insatsen ska utföras: ledsagarservice
        Ditt önskemål om en viss utförare uppfylls inte.
        enligt beslutet från den 1 september 2025 (ärende 2025-0007)
        (27 § LSS)
        Den 20 februari 2026 framförde du det här önskemålet: Jag vill ha Grannskapet.
        ingen ovillkorlig rätt till en viss utförare, en viss person eller en viss plats
        Lämplighet
        Kostnad
        Hur vi har vägt det du vill
        Regler
        Beslutet grundas på 6 § LSS, 7 § LSS och 9 § 3 LSS.
        {FULL}""",
        "avslås|anhörig|beviljas|Sammanvägd",
    ),
    (
        "provider met",
        f"önskemål om en viss utförare uppfylls. Det gäller\n10 kap. 3 § SoL och 11 kap. 1 § SoL\n{SHORT}",
        f"uppfylls inte|ovillkorlig|Vi väger|{FULL}",
    ),
    (
        "relative refused",
        """Ditt önskemål om att en anhörig anställs uppfylls till en del.
        Det gäller Karin Lindqvist (mamma). Som skäl anges att du inte kan ta emot stöd av ny personal.
        Det stöds av medicinskt underlag.
        Det måste behövas för att du ska ha skäliga levnadsförhållanden.
        En anhörig som anställd
        det inte behövs att en anhörig anställs för att du ska ha skäliga levnadsförhållanden
        Hon är van vid uppgiften.
        Det finns en risk för att stödet då inte får god kvalitet.""",
        "goda levnadsvillkor",
    ),
    (
        "inquiry opened",
        """Eva Lindqvist
        Bo Lindqvist
        vårdnadshavare för Ada Lindqvist
        14 kap. 2 § socialtjänstlagen (2025:400), SoL
        Vi inleder en utredning enligt 14 kap. 2 § SoL om avlösarservice i hemmet för Ada Lindqvist.
        Bo Lindqvist har sagt nej till det. Bo sa nej vid mötet den 3 februari.
        Utredningen är det första av tre steg.
        Har ni frågor om beslutet?""",
        "överklaga det|överklaga beslutet|inom tre veckor|Solrosvägen|Solköping|gäller direkt",
    ),
    (
        "permission",
        """Beslut enligt 6 kap. 13 a § föräldrabalken
        får ges till Ada Lindqvist utan att Bo Lindqvist samtycker (6 kap. 13 a § föräldrabalken)
        Beslutet gäller direkt, även om det överklagas.
        Den 4 februari 2026 beslutade vi att inleda utredning.
        insatsen krävs med hänsyn till barnets bästa. Avlösningen gör att Ada får sova
        Det här beslutet ger inte Ada Lindqvist insatsen.
        skickade vi underlaget till er
        Omsorgsnämnden har beslutat genom sitt utskott
        Både Eva Lindqvist och Bo Lindqvist kan överklaga beslutet
        Tiden räknas för var och en av er.""",
        "enligt delegation|Solrosvägen|Du beviljas|27 §",
    ),
    (
        "no permission",
        """inte får ges till Ada Lindqvist utan att båda vårdnadshavarna samtycker
        insatsen inte krävs med hänsyn till barnets bästa
        Omsorgsnämnden har beslutat
        Föredragande: Åsa
        Både Eva Lindqvist och Bo Lindqvist kan överklaga""",
        "gäller direkt|utskott|enligt delegation",
    ),
    (
        "after the permission",
        """Du beviljas avlösarservice i hemmet
        Den 4 februari 2026 beslutade vi att inleda utredning, och den 1 mars 2026 att insatsen får ges""",
        "saknas",
    ),
    (
        "not decided now",
        f"""Beslut enligt 12 § förvaltningslagen (2017:900)
        Vi avslår din begäran om att ärendet om ledsagning ska avgöras nu.
        Din begäran kom in till oss den 20 februari 2026.
        Läkaren hinner skriva sitt intyg först i april.
        {FULL}""",
        "Din ansökan|SoL|gäller direkt",
    ),
    (
        "right and guidelines",
        """11 kap. 1 § och 11 kap. 4 § socialtjänstlagen (2025:400), SoL
        Det här brevet innehåller två beslut om samma ansökan.
        Beslut 1: rätten enligt lagen
        Din ansökan om ersättning för ledsagarens omkostnader enligt 11 kap. 1 § SoL avslås.
        Beslut 2: kommunens riktlinjer
        Exempelstads kommuns riktlinjer, Riktlinjer för omkostnader, som kommunfullmäktige antog den
        Du beviljas ersättning för ledsagarens omkostnader enligt 11 kap. 4 § SoL med högst 300 kronor
        i perioder om tre månader
        från och med den 1 april 2026 till och med den 30 juni 2026
        Skäl för beslut 1
        ingår inte i ledsagningen
        Beslutet grundas på 11 kap. 1 § SoL.
        Skäl för beslut 2
        Du har ledsagning, och kostnaderna är vanliga.
        Beslutet grundas på 11 kap. 4 § SoL.
        Om du vill överklaga beslut 1: rätten enligt lagen
        den del som gäller rätten enligt lagen
        skickas till oss, inte till domstolen
        inom tre veckor
        Om du vill överklaga beslut 2: kommunens riktlinjer
        genom laglighetsprövning
        direkt till förvaltningsrätten i Exempelstad, inte till oss
        den del som gäller kommunens riktlinjer
        Fråga förvaltningsrätten i Exempelstad vilken dag som är den sista
        Hur du får beslutet""",
        "LSS|anslagstavla|kommunallagen",
    ),
    (
        "right and guidelines, refused",
        "Du beviljas inte ersättning för ledsagarens omkostnader enligt 11 kap. 4 § SoL.",
        "Hur länge beslutet gäller|Om beslutet kan ändras|300 kronor",
    ),
    (
        "guidelines alone",
        """Din rätt enligt lagen prövade vi i beslutet i ärende 2026-0009. Den ansökan avslogs.
        Du beviljas ersättning
        Så här har vi sett på dina synpunkter. Du tyckte att beloppet är lågt.
        genom laglighetsprövning""",
        "Beslut 1|beslut 1|avslås|till oss, inte till domstolen|11 kap. 1 §",
    ),
    (
        "dearer activity",
        """Det gäller en konsert i Sundsvall, den 5 juni 2026.
        Ersättningen är 1 370,50 kronor: ledsagarens biljett 1 250,50 kronor och mat 120 kronor.
        Beloppet räknas inte av från ersättning
        Beslutet gäller bara den här aktiviteten.""",
        "11 kap. 4 §|ansöka på nytt",
    ),
    (
        "reliever's costs",
        """enligt 11 kap. 1 § SoL. Det gäller badhuset,
        Ersättningen är 960 kronor: badbiljetter
        de faktiska kostnaderna""",
        "11 kap. 4 §|perioder om",
    ),
]
