package planted.technology.application;

import org.jooq.DSLContext;

/** SQL in a use case. */
public record ReportSales(DSLContext sql) {}
