package org.tsudoi.api;

import jakarta.validation.Valid;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Rules that somebody thinks of for a group.
 *
 * @param passwords what passwords would have to be; absent to give up the group's own policy
 */
@Schema(name = "GroupPolicyPreview")
public record GroupPolicyPreviewBody(@Valid PasswordRulesBody passwords) {}
