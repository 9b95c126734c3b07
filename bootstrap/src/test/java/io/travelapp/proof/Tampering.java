package io.travelapp.proof;

import io.travelapp.bootstrap.Node;

/** What is done to a market before it opens. */
interface Tampering {

  /** Answers lost by the gateway, in percent of the calls. */
  int UNRELIABLE_PERCENT = 1;

  /** A sound one, in a world where gateways are unreliable. */
  Tampering NONE =
      (selling, sql) ->
          new Node.Selling(
              selling.bookings(),
              selling.requests(),
              Unreliable.gateway(selling.gateway(), UNRELIABLE_PERCENT));

  /** Done to the database. */
  default void prepare(Sql sql) {}

  /** What a node sells by in place of this. */
  Node.Selling on(Node.Selling selling, Sql sql);
}
