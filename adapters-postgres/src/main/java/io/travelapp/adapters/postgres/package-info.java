/**
 * The ports of timetables, search and booking, kept in PostgreSQL 16 or later.
 *
 * <p>The schema is made by the migrations beside these classes and belongs to the role that
 * migrates; the adapters work as a role of fewer rights. SQL is written in jOOQ's typed language
 * over generated code: after a change of the schema, {@code mvn -pl adapters-postgres -am test
 * -Dtest=GeneratedCodeTest -Dtravelapp.regenerate=true -Dsurefire.failIfNoSpecifiedTests=false}
 * writes it anew. Start at {@link io.travelapp.adapters.postgres.PostgresAdapters}.
 */
@NullMarked
package io.travelapp.adapters.postgres;

import org.jspecify.annotations.NullMarked;
