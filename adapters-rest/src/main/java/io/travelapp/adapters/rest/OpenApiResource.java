package io.travelapp.adapters.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** What the interface offers, for programs to read. */
@Path("/openapi.json")
@Produces(MediaType.APPLICATION_JSON)
public final class OpenApiResource {

  /** Written when it is first asked for: it takes longer than all else that a start waits for. */
  private static final class Document {

    private static final byte[] BYTES = Json.write(OpenApi.of(Resources.documented()));
  }

  OpenApiResource() {}

  /** Shows the OpenAPI document. */
  @GET
  @Access(Access.Who.ANYBODY)
  public Response show() {
    return Response.ok(Document.BYTES.clone(), AnswerFilter.JSON).build();
  }
}
