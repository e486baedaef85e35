package org.tsudoi.api;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;

/**
 * JSON as the API reads and writes it: a field that the schema does not have is refused, so that
 * nobody can smuggle in an id or a role; a field without a value is left out.
 */
@Provider
public class JsonFormat implements ContextResolver<Jsonb> {

  private final Jsonb json =
      JsonbBuilder.create(new JsonbConfig().setProperty("jsonb.fail-on-unknown-properties", true));

  @Override
  public Jsonb getContext(Class<?> type) {
    return json;
  }
}
