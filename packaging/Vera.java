import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.VeraPDFFoundry;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Judges PDF files by veraPDF: file names come on standard input, profiles ("ua1", "2a") as arguments.
 * A line for each file and profile goes to standard output: verdict, profile, file, number of checks
 * and, where it failed, each broken rule once with its message; between them tabs.
 */
public class Vera {
    public static void main(String[] profiles) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        BufferedReader names = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String name = names.readLine(); name != null; name = names.readLine()) {
            for (String profile : profiles) {
                System.out.println(judged(name, profile));
            }
        }
    }

    private static String judged(String name, String profile) {
        PDFAFlavour flavour = PDFAFlavour.fromString(profile);
        VeraPDFFoundry foundry = Foundries.defaultInstance();
        try (PDFAParser parser = foundry.createParser(new File(name), flavour);
                PDFAValidator validator = foundry.createValidator(flavour, false)) {
            ValidationResult result = validator.validate(parser);
            String verdict = result.isCompliant() ? "PASS" : "FAIL";
            String start = String.join("\t", verdict, profile, name, String.valueOf(result.getTotalAssertions()));
            return start + broken(result);
        } catch (Throwable error) {
            return String.join("\t", "FAIL", profile, name, "0", oneLine(error.toString()));
        }
    }

    private static String broken(ValidationResult result) {
        TreeMap<String, String> rules = new TreeMap<>();
        for (TestAssertion assertion : result.getTestAssertions()) {
            if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                String rule = assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
                rules.putIfAbsent(rule, rule + " " + oneLine(assertion.getMessage()));
            }
        }
        return rules.isEmpty() ? "" : "\t" + String.join("\t", rules.values());
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
