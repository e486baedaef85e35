package org.tsudoi.identity;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a provider says by SAML, before it is signed. */
final class SamlTexts {

  static final String ISSUER = "https://idp.example/realms/aoba";
  static final String ENTITY = "https://meet.example/saml";
  static final String BACK = "https://meet.example/console/sso/saml/return";
  static final String SUBJECT = "G-248289761001";

  private static final Pattern SIGNATURE =
      Pattern.compile("<Signature .*</Signature>", Pattern.DOTALL);

  private SamlTexts() {}

  static String metadata(SamlSigner... signers) {
    StringBuilder keys = new StringBuilder();
    for (SamlSigner signer : signers) {
      keys.append(
          "<md:KeyDescriptor use='signing'><ds:KeyInfo xmlns:ds='http://www.w3.org/2000/09/xmldsig#'>"
              + "<ds:X509Data><ds:X509Certificate>%s</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>"
                  .formatted(signer.certificateText()));
    }
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="%s">
          <md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
            %s
            <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://idp.example/post"/>
            <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="https://idp.example/saml?realm=aoba"/>
          </md:IDPSSODescriptor>
        </md:EntityDescriptor>
        """
        .formatted(ISSUER, keys);
  }

  static String assertion(String question, Instant now) {
    Instant end = now.plus(Duration.ofMinutes(5));
    return """
        <saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_a1" IssueInstant="%1$s" Version="2.0">\
        <saml:Issuer>%2$s</saml:Issuer>\
        <saml:Subject><saml:NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent">%3$s</saml:NameID>\
        <saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData InResponseTo="%4$s" NotOnOrAfter="%5$s" Recipient="%6$s"/></saml:SubjectConfirmation></saml:Subject>\
        <saml:Conditions NotBefore="%1$s" NotOnOrAfter="%5$s"><saml:AudienceRestriction><saml:Audience>%7$s</saml:Audience></saml:AudienceRestriction></saml:Conditions>\
        <saml:AuthnStatement AuthnInstant="%1$s" SessionNotOnOrAfter="%5$s"><saml:AuthnContext><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>\
        <saml:AttributeStatement><saml:Attribute Name="uid"><saml:AttributeValue>hanako</saml:AttributeValue></saml:Attribute><saml:Attribute Name="number"><saml:AttributeValue>4711</saml:AttributeValue></saml:Attribute></saml:AttributeStatement>\
        </saml:Assertion>"""
        .formatted(now, ISSUER, SUBJECT, question, end, BACK, ENTITY);
  }

  static String response(String question, Instant now, String assertion) {
    return """
        <samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" Destination="%s" ID="_r1" InResponseTo="%s" IssueInstant="%s" Version="2.0">\
        <saml:Issuer>%s</saml:Issuer>\
        <samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>\
        %s</samlp:Response>"""
        .formatted(BACK, question, now, ISSUER, assertion);
  }

  /** As it stands in the form. */
  static String encoded(String xml) {
    return Base64.getEncoder().encodeToString(xml.getBytes(StandardCharsets.UTF_8));
  }

  static String signatureOf(String xml) {
    Matcher matcher = SIGNATURE.matcher(xml);
    if (!matcher.find()) {
      throw new IllegalStateException("There is no signature");
    }
    return matcher.group();
  }

  static String withoutSignature(String xml) {
    return SIGNATURE.matcher(xml).replaceAll("");
  }
}
