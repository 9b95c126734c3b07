package planted.technology.adapters.accounts;

import jakarta.ws.rs.core.Response;

/** HTTP in a driven adapter. */
public record Accounts(Response answer) {}
