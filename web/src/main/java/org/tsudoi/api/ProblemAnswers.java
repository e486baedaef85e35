package org.tsudoi.api;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/**
 * Completes the description of the API while it is built: every call may answer with problem
 * details, so no resource has to say so, and has a scope for API tokens or is closed to them.
 */
public class ProblemAnswers implements OASFilter {

  private static final String SCHEMA = "#/components/schemas/Problem";

  private static final String SCOPE = "x-tsudoi-scope";

  @Override
  public void filterOpenAPI(OpenAPI api) {
    api.getPaths()
        .getPathItems()
        .forEach(
            (path, item) ->
                item.getOperations()
                    .forEach(
                        (method, operation) ->
                            operation.addExtension(
                                SCOPE,
                                OperationScopes.word(
                                    method.name() + " " + path.replaceFirst("^/api/v1", "")))));
  }

  @Override
  public Operation filterOperation(Operation operation) {
    APIResponses answers = operation.getResponses();
    answers.getAPIResponses().forEach((status, answer) -> describe(status, answer));
    answers.setDefaultValue(problem("refused or failed; the code says why"));
    return operation;
  }

  private static void describe(String status, APIResponse answer) {
    if (status.startsWith("4") || status.startsWith("5")) {
      answer.setContent(problem("").getContent());
    }
  }

  private static APIResponse problem(String description) {
    return OASFactory.createAPIResponse()
        .description(description)
        .content(
            OASFactory.createContent()
                .addMediaType(
                    ProblemResponse.MEDIA_TYPE,
                    OASFactory.createMediaType().schema(OASFactory.createSchema().ref(SCHEMA))));
  }
}
