/**
 * Timetables from GTFS feeds: a zip file or a folder of comma separated tables (<a
 * href="https://gtfs.org/documentation/schedule/reference/">GTFS Schedule Reference</a>), and
 * beside them three tables of our own for vehicles and destinations.
 *
 * <p>What a feed contains never throws: a row that cannot be used is left out and named with its
 * line, and a feed from which nothing can be sold is refused. Nothing is guessed. Start at {@link
 * io.travelapp.adapters.gtfs.GtfsAdapters}; the order of reading is that of {@code
 * GtfsTimetableSource}.
 */
@NullMarked
package io.travelapp.adapters.gtfs;

import org.jspecify.annotations.NullMarked;
