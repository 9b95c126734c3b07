package planted.technology.adapters.rest;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.core.Response;

/** Innocent: HTTP and JSON where they belong. */
public record Wire(JsonNode body, Response answer) {}
