package io.github.junheng;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/**
 * The order of core's packages, and what core as a whole keeps away from.
 *
 * <p>Plain {@code @Test} methods: some versions of Surefire skip {@code @ArchTest} fields without a word.
 */
class ArchitectureTest {
    private static final String ROOT = "io.github.junheng";

    /** The order: a package may use what stands in a line above it, and nothing else of core. */
    private static final List<List<String>> ORDER = List.of(
            List.of("quantity", "time", "problem"),
            List.of("region"),
            List.of("school"),
            List.of("staff", "facility"),
            List.of("dataset"),
            List.of("standard", "statistics"),
            List.of("code"),
            List.of("overlay"),
            List.of("evaluation"),
            List.of("plan"),
            List.of("ledger"),
            List.of("procedure"),
            List.of("report", "io"));

    /** Packages of one line know nothing of each other, but for these. */
    private static final Map<String, Set<String>> WITHIN_A_LINE =
            Map.of("problem", Set.of("quantity"), "standard", Set.of("statistics"));

    private static final JavaClasses CORE =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages(ROOT);

    @Test
    void quantityTimeAndProblemUseNothingElseOfCore() {
        everyPackageUsesOnlyWhatStandsAbove("quantity", "time", "problem");
    }

    @Test
    void regionUsesOnlyWhatStandsAbove() {
        everyPackageUsesOnlyWhatStandsAbove("region");
    }

    @Test
    void schoolUsesOnlyWhatStandsAbove() {
        everyPackageUsesOnlyWhatStandsAbove("school");
    }

    @Test
    void staffAndFacilityUseOnlyWhatStandsAbove() {
        everyPackageUsesOnlyWhatStandsAbove("staff", "facility");
    }

    @Test
    void datasetUsesOnlyWhatStandsAbove() {
        everyPackageUsesOnlyWhatStandsAbove("dataset");
    }

    @Test
    void standardAndStatisticsUseOnlyWhatStandsAbove() {
        everyPackageUsesOnlyWhatStandsAbove("standard", "statistics");
    }

    /** Codes are translated into the words of what stands above, and trusted as far as a standard's facts are. */
    @Test
    void codeUsesOnlyWhatStandsAbove() {
        everyPackageUsesOnlyWhatStandsAbove("code");
    }

    @Test
    void overlayUsesOnlyWhatStandsAbove() {
        everyPackageUsesOnlyWhatStandsAbove("overlay");
    }

    @Test
    void evaluationUsesOnlyWhatStandsAbove() {
        everyPackageUsesOnlyWhatStandsAbove("evaluation");
    }

    @Test
    void planUsesOnlyWhatStandsAbove() {
        everyPackageUsesOnlyWhatStandsAbove("plan");
    }

    @Test
    void ledgerUsesOnlyWhatStandsAbove() {
        everyPackageUsesOnlyWhatStandsAbove("ledger");
    }

    @Test
    void procedureUsesOnlyWhatStandsAbove() {
        everyPackageUsesOnlyWhatStandsAbove("procedure");
    }

    @Test
    void reportAndIoUseOnlyWhatStandsAboveAndNobodyUsesThem() {
        everyPackageUsesOnlyWhatStandsAbove("report", "io");
        noClasses()
                .that(resideOutside("io"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".io..")
                .allowEmptyShould(true)
                .check(CORE);
        noClasses()
                .that(resideOutside("report"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".report..")
                .allowEmptyShould(true)
                .check(CORE);
    }

    @Test
    void noPackageIsPartOfACycle() {
        slices().matching(ROOT + ".(**)")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(CORE);
    }

    @Test
    void onlyIoKnowsJacksonAndFastCsv() {
        noClasses()
                .that(resideOutside("io"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.fasterxml..", "de.siegmar..")
                .allowEmptyShould(true)
                .check(CORE);
    }

    @Test
    void noFieldHoldsAFloatingPointNumberOutsideStatistics() {
        noFields()
                .that()
                .areDeclaredInClassesThat(resideOutside("statistics"))
                .should()
                .haveRawType(describe(
                        "a floating point number",
                        type -> Set.of("double", "float", "java.lang.Double", "java.lang.Float")
                                .contains(type.getBaseComponentType().getName())))
                .allowEmptyShould(true)
                .check(CORE);
    }

    @Test
    void nobodyReadsAClock() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .orShould()
                .callMethodWhere(target(describe("the name now in java.time", ArchitectureTest::isNow)))
                .allowEmptyShould(true)
                .check(CORE);
    }

    /** Core knows no standard: no compiled class holds a document number or the id of a standard. */
    @Test
    void noClassNamesADocument() {
        Pattern document = Pattern.compile("〔\\d{4}〕\\s*\\d+\\s*号|(quality|basic)-balanced|universal-\\w+-\\d{4}");
        assertThat(CORE)
                .filteredOn(type -> document.matcher(compiledText(type)).find())
                .extracting(JavaClass::getName)
                .isEmpty();
    }

    @Test
    void everyPublicClassSitsInANullMarkedPackage() {
        assertThat(CORE)
                .filteredOn(
                        type -> type.isTopLevelClass() && type.getModifiers().contains(JavaModifier.PUBLIC))
                .filteredOn(type -> !type.getPackage().isAnnotatedWith(NullMarked.class))
                .extracting(JavaClass::getName)
                .isEmpty();
    }

    /**
     * Every package has its place in the order, and no place is empty: a rule over classes that do not exist would
     * hold for ever and check nothing.
     */
    @Test
    void everyPackageStandsInTheOrderAndHoldsClasses() {
        Set<String> found = CORE.stream()
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .map(ArchitectureTest::packageBelowRoot)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(found).containsExactlyInAnyOrderElementsOf(all());
    }

    private static void everyPackageUsesOnlyWhatStandsAbove(String... line) {
        assertThat(ORDER).as("the order").contains(List.of(line));
        Set<String> above = new HashSet<>();
        for (List<String> each : ORDER.subList(0, ORDER.indexOf(List.of(line)))) {
            above.addAll(each);
        }
        for (String name : line) {
            Set<String> allowed = new HashSet<>(above);
            allowed.addAll(WITHIN_A_LINE.getOrDefault(name, Set.of()));
            allowed.add(name);
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + "." + name + "..")
                    .should()
                    .dependOnClassesThat(describe(
                            "are of core and not of " + new TreeSet<>(allowed),
                            type -> isOfCore(type) && !allowed.contains(packageBelowRoot(type))))
                    .allowEmptyShould(true)
                    .check(CORE);
        }
    }

    private static List<String> all() {
        return ORDER.stream().flatMap(List::stream).toList();
    }

    private static boolean isOfCore(JavaClass type) {
        return type.getPackageName().equals(ROOT) || type.getPackageName().startsWith(ROOT + ".");
    }

    /** The first name after the root: {@code evaluation} for a class in {@code io.github.junheng.evaluation.plan}. */
    private static String packageBelowRoot(JavaClass type) {
        String name = type.getPackageName();
        return name.equals(ROOT)
                ? "(root)"
                : Stream.of(name.substring(ROOT.length() + 1).split("\\.", -1))
                        .findFirst()
                        .orElseThrow();
    }

    private static DescribedPredicate<JavaClass> resideOutside(String name) {
        return describe("are outside " + name, type -> !packageBelowRoot(type).equals(name));
    }

    private static boolean isNow(AccessTarget target) {
        return target.getName().equals("now")
                && target.getOwner().getPackageName().startsWith("java.time");
    }

    /** The class file read as text: string constants are in it, comments are not. */
    private static String compiledText(JavaClass type) {
        String resource = "/" + type.getName().replace('.', '/') + ".class";
        try (InputStream in = ArchitectureTest.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
