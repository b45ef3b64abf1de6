/**
 * 国家标准: the national standards as data. Each lies in a folder of its own under {@code META-INF/junheng/standards}, with NOTES.md
 * beside it; {@link io.github.junheng.rules.NationalStandards} is the door.
 */
@NullMarked
package io.github.junheng.rules;

import org.jspecify.annotations.NullMarked;
