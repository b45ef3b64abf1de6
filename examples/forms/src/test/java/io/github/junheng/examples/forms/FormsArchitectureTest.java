package io.github.junheng.examples.forms;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The order of the packages, and which of them may know the spreadsheet library. */
class FormsArchitectureTest {
    private static final String ROOT = "io.github.junheng.examples.forms";

    /** A package may use what stands before it, and nothing else of this module. */
    private static final List<String> ORDER =
            List.of("book", "figure", "edition", "read", "write", "check", "report", "pdf");

    private static final JavaClasses FORMS =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages(ROOT);

    @Test
    void everyPackageUsesOnlyWhatStandsBefore() {
        for (int i = 0; i < ORDER.size(); i++) {
            String[] after = ORDER.subList(i + 1, ORDER.size()).stream()
                    .map(name -> ROOT + "." + name + "..")
                    .toArray(String[]::new);
            if (after.length > 0) {
                noClasses()
                        .that()
                        .resideInAPackage(ROOT + "." + ORDER.get(i) + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(after)
                        .allowEmptyShould(true)
                        .check(FORMS);
            }
        }
    }

    @Test
    void everyPackageHasItsPlaceInTheOrder() {
        TreeSet<String> names = new TreeSet<>();
        for (JavaClass type : FORMS) {
            String name = type.getPackageName();
            if (!name.equals(ROOT)) {
                names.add(name.substring(ROOT.length() + 1));
            }
        }
        assertThat(ORDER).containsAll(names);
    }

    @Test
    void theSpreadsheetLibraryIsKnownToTwoPackagesAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".book..", ROOT + ".write..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.poi..")
                .check(FORMS);
    }
}
