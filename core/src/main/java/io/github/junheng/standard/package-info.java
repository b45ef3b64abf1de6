/**
 * 标准: definitions alone. A {@link io.github.junheng.standard.Standard} names what is reported, how indicators are computed, which
 * rules are tested and how they combine; whatever a document prints is data in it. No definition holds a result, and nothing
 * here knows any particular document.
 */
@NullMarked
package io.github.junheng.standard;

import org.jspecify.annotations.NullMarked;
