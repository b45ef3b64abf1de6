/**
 * 叠加: what a province or county asks beyond a standard. An {@link io.github.junheng.overlay.Overlay} is definitions
 * alone, with a source of its own; {@link io.github.junheng.overlay.Overlays} lays it over the standard it is based on
 * and gives a standard again, in which every changed number says which document it comes from. The base is never
 * touched.
 *
 * <p>A change names its place: {@code R1/limit/PRIMARY} (a limit by stage or kind), {@code R1/limit} (one for all),
 * {@code G15/places/limit} (a part of a rule), {@code R/atLeast}, {@code R/floor}, {@code E1/years}.
 */
@NullMarked
package io.github.junheng.overlay;

import org.jspecify.annotations.NullMarked;
