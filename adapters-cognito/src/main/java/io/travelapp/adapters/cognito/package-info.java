/**
 * Identity by AWS Cognito: {@link io.travelapp.domain.customer.Identities} on a user pool.
 *
 * <p>Passwords, codes, sessions and groups are the pool's; who is who is read from access tokens,
 * which are verified here without asking anybody. How the pool has to be set up is code, and looked
 * at when it is opened. Start at {@link io.travelapp.adapters.cognito.CognitoAdapters}.
 */
@NullMarked
package io.travelapp.adapters.cognito;

import org.jspecify.annotations.NullMarked;
