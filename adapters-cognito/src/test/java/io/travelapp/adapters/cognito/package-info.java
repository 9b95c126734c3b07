/**
 * Tests against a stand-in of Cognito that speaks its protocol. Start at {@link
 * io.travelapp.adapters.cognito.StandIn}.
 */
@NullMarked
package io.travelapp.adapters.cognito;

import org.jspecify.annotations.NullMarked;
