package io.github.junheng.evaluation;

import io.github.junheng.standard.Standard;
import io.github.junheng.testkit.StandardProperties;

/** The test kit's properties over a standard with every kind of criterion: also how a user's test looks. */
class StandardPropertiesPropertyTest implements StandardProperties {
    @Override
    public Standard standard() {
        return MadeUpStandard.standard();
    }
}
