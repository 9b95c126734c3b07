package planted.technology.adapters.gtfs;

import java.sql.Connection;

/** SQL in an adapter without tables. */
public record Importer(Connection connection) {}
