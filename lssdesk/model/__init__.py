"""What things are: the values that an officer's work is made of.  No Qt, no database, no PDF.

Glossary: terms of art that keep their Swedish word, and the English that the rest of the code uses.

==========================  ======================================================================
Swedish                     Here
==========================  ======================================================================
ansökan                     application
avskrivning                 write-off
avvisning                   dismissal
beslut                      decision
beställning                 order
delgivning                  service (of a document)
laglighetsprövning          review of legality (the court only sets aside)
ledsagarservice             ``ledsagarservice`` (LSS 9 § 3): a companion to and during activities
ledsagning                  ``ledsagning`` (SoL): the same kind of support under the other act
ledsagare                   companion
medgivande                  permission (against one custodian's will, FB 6 kap. 13 a §)
nämnd                       board
omkostnader                 (companion) costs
personkrets                 ``personkrets``: the three groups of LSS 1 § that the act is for
personnummer                personal number
samordningsnummer           ``samordningsnummer``: number of a person not in the population register
tidsbegränsning             time limit
ändringsförbehåll           reservation (of the right to change the decision)
kommunicering               communication (of the material before the decision)
utredning                   inquiry
utförare                    provider
verkställighet              execution
yrkande                     claim (to the court)
överklagande                appeal
vårdnadshavare              ``vardnadshavare``: custodian of a child
god man, förvaltare         ``god_man``, ``forvaltare``: kinds of legal representative (FB 11 kap.)
==========================  ======================================================================
"""
