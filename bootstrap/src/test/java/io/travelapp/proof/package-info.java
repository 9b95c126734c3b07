/**
 * The proof that no seat is sold twice, no booking lost and nobody charged twice: histories of many
 * customers at two nodes, deaths at every point of a sale, wires that are cut, and planted bugs
 * that must be found out. What happened is judged past the program: by the customers' own logs, the
 * gateway's ledger and plain SQL. Start at {@code ProofTest}.
 */
@NullMarked
package io.travelapp.proof;

import org.jspecify.annotations.NullMarked;
