"use strict";

SwaggerUIBundle({
  dom_id: "#operations",
  url: "/openapi.json",
  deepLinking: true,
  // It would send the document to somebody else.
  validatorUrl: null,
});
