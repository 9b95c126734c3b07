/**
 * What a cloud would do, done by one machine: mail becomes files in a folder, and payments go to a
 * sandbox gateway that is a small HTTP server of its own with its own ledger on disk.
 *
 * <p>The gateway moves no money and knows test cards alone, but it is as separate as a real one:
 * its time-outs are real, and its ledger outlives the server that asks it. Nothing here is for
 * production. Start at {@link io.travelapp.adapters.local.LocalAdapters}.
 */
@NullMarked
package io.travelapp.adapters.local;

import org.jspecify.annotations.NullMarked;
