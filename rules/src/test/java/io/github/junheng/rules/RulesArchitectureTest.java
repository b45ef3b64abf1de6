package io.github.junheng.rules;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** What rules may use, and what it keeps away from. */
class RulesArchitectureTest {
    private static final String ROOT = "io.github.junheng.rules";

    private static final JavaClasses RULES =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages(ROOT);

    @Test
    void rulesUseCoreAndJavaAlone() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("io.github.junheng..", "java..", "org.jspecify.annotations..")
                .check(RULES);
    }

    @Test
    void noPackageIsPartOfACycle() {
        slices().matching("io.github.junheng.(**)").should().beFreeOfCycles().check(RULES);
    }

    @Test
    void noFieldHoldsAFloatingPointNumber() {
        noFields()
                .should()
                .haveRawType(describe(
                        "a floating point number",
                        type -> Set.of("double", "float", "java.lang.Double", "java.lang.Float")
                                .contains(type.getBaseComponentType().getName())))
                .allowEmptyShould(true)
                .check(RULES);
    }

    @Test
    void everyPublicClassSitsInANullMarkedPackage() {
        assertThat(RULES)
                .filteredOn(
                        type -> type.isTopLevelClass() && type.getModifiers().contains(JavaModifier.PUBLIC))
                .filteredOn(type -> !type.getPackage().isAnnotatedWith(NullMarked.class))
                .extracting(JavaClass::getName)
                .isEmpty();
    }

    /** A rule over classes that do not exist would hold for ever and check nothing. */
    @Test
    void theFrontDoorIsThere() {
        assertThat(RULES)
                .filteredOn(type -> !type.getSimpleName().equals("package-info"))
                .extracting(JavaClass::getPackageName)
                .contains(ROOT);
    }
}
