/** Each use case with its outcomes, allowed and refused, on adapters in memory. */
@NullMarked
package io.travelapp.application;

import org.jspecify.annotations.NullMarked;
