/**
 * Identity without a cloud: {@link io.travelapp.domain.customer.Identities} on PostgreSQL.
 *
 * <p>Accounts, sign-ups, sessions and signing keys live in a database schema of their own, which
 * only a role of its own reaches; nothing else of the product knows that they exist. An identity
 * service in the cloud replaces the whole. Start at {@link
 * io.travelapp.adapters.accounts.AccountsAdapters}.
 */
@NullMarked
package io.travelapp.adapters.accounts;

import org.jspecify.annotations.NullMarked;
