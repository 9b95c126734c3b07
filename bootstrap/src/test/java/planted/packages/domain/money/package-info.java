/** A package that says what may be null. */
@NullMarked
package planted.packages.domain.money;

import org.jspecify.annotations.NullMarked;
