/** The REST interface as a client sees it, over real connections. */
@NullMarked
package io.travelapp.adapters.rest;

import org.jspecify.annotations.NullMarked;
