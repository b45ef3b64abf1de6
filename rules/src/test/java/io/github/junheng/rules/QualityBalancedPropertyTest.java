package io.github.junheng.rules;

import io.github.junheng.standard.Standard;
import io.github.junheng.testkit.StandardProperties;

/** Every property of the test kit, at and around every limit of the standard. */
class QualityBalancedPropertyTest implements StandardProperties {
    @Override
    public Standard standard() {
        return NationalStandards.qualityBalanced2017();
    }
}
