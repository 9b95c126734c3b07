/** A package that does not say what may be null. */
@NullUnmarked
package planted.packages.domain.fare;

import org.jspecify.annotations.NullUnmarked;
