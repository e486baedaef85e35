package org.tsudoi.web.shell;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tsudoi.installation.ProductVersion;
import org.tsudoi.meetings.MeetingService;
import org.tsudoi.shared.SystemRole;

/** What the frame round every page shows: navigation, language, look, version. */
@Named("shell")
@RequestScoped
public class Shell {

  private static final int TINTS = 5;
  private static final String MEETING_PAGE = "/room/";

  private HttpServletRequest request;
  private LanguageChoice languageChoice;
  private Visitor visitor;
  private MeetingService meetings;
  private int live = -1;
  private Texts texts;

  /** For the container's proxy. */
  public Shell() {}

  /** The frame for this request. */
  @Inject
  public Shell(
      HttpServletRequest request,
      LanguageChoice languageChoice,
      Visitor visitor,
      MeetingService meetings,
      Texts texts) {
    this.request = request;
    this.languageChoice = languageChoice;
    this.visitor = visitor;
    this.meetings = meetings;
    this.texts = texts;
  }

  /** The language tag of the page. */
  public String getLanguage() {
    return languageChoice.locale().getLanguage();
  }

  /** The look of the page. */
  public Theme getTheme() {
    return Theme.of(Cookies.read(request, Theme.COOKIE));
  }

  /** All looks to choose from. */
  public List<Theme> getThemes() {
    return List.of(Theme.values());
  }

  /** The headings of the navigation. */
  public List<ConsoleSection.Group> getGroups() {
    return List.of(ConsoleSection.Group.values());
  }

  /** The sections under a heading that the visitor may see. */
  public List<ConsoleSection> sections(ConsoleSection.Group group) {
    return Arrays.stream(ConsoleSection.values())
        .filter(section -> section.group() == group && visitor.maySee(section))
        .toList();
  }

  /** Whether the page belongs to this section. */
  public boolean isCurrent(ConsoleSection section) {
    return ConsoleSection.of(ConsolePages.path(request)).filter(section::equals).isPresent();
  }

  /** How many meetings are live; for those who may know, else none. */
  public int getLiveCount() {
    if (live < 0) {
      live = visitor.maySee(ConsoleSection.LIVE) ? meetings.live(visitor.caller()).size() : 0;
    }
    return live;
  }

  /** The visitor's roles in words. */
  public String getRoleNames() {
    return roleNames(visitor.getRoles());
  }

  /** Roles in words, in the order in which they are declared. */
  public String roleNames(Collection<SystemRole> roles) {
    return roles.stream()
        .sorted()
        .map(role -> texts.named("accounts.role", role))
        .collect(Collectors.joining(texts.of("shell.and")));
  }

  /** Who may see the refused page, and whom to ask. */
  public String getRefusedSentence() {
    return refusedSection()
        .map(
            section ->
                texts.of(
                    "shell.forbidden.section",
                    texts.named("shell.section", section),
                    roleNames(section.roles())))
        .orElseGet(() -> texts.of("shell.forbidden.sentence"));
  }

  /** Where a person who cannot stay here goes on: the console, or the meeting page. */
  public String getHome() {
    return mayEnter() ? ConsoleSection.ROOT : MEETING_PAGE;
  }

  /** The text of the link to {@link #getHome}. */
  public String getHomeKey() {
    return mayEnter() ? "shell.toConsole" : "shell.toMeetingPage";
  }

  private boolean mayEnter() {
    return visitor.signedIn().isEmpty()
        || Arrays.stream(ConsoleSection.values()).anyMatch(visitor::maySee);
  }

  /** The version of the server. */
  public String getVersion() {
    return ProductVersion.text();
  }

  /** The host by which the visitor reached the server. */
  public String getHost() {
    return request.getServerName();
  }

  /** What an avatar shows: the first character of the family name, or of the name. */
  public String initial(String name) {
    return name.isEmpty()
        ? ""
        : name.substring(0, name.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT);
  }

  /** The avatar's tint, always the same for the same id. */
  public String tint(Object id) {
    return "tsudoi-earth-" + Math.floorMod(id.toString().hashCode(), TINTS);
  }

  private Optional<ConsoleSection> refusedSection() {
    return request.getAttribute(ConsoleSection.class.getName()) instanceof ConsoleSection section
        ? Optional.of(section)
        : Optional.empty();
  }

  /** The incident number of the error page. */
  public String getIncident() {
    return Incident.of(request).orElse(null);
  }

  /** Shows the console in another language from now on. */
  public String speak(String language) {
    Languages.spoken(language)
        .ifPresent(
            locale -> Cookies.remember(response(), LanguageChoice.COOKIE, locale.getLanguage()));
    return again();
  }

  /** Shows the console in another look from now on. */
  public String wear(Theme theme) {
    Cookies.remember(response(), Theme.COOKIE, theme.value());
    return again();
  }

  /** Keeps the language that a link before sign-in asked for, now that somebody is signed in. */
  public void keepAskedLanguage() {
    LanguageChoice.asked(request)
        .ifPresent(language -> Cookies.remember(response(), LanguageChoice.COOKIE, language));
  }

  /** Leaves the language to the next visitor's account. */
  public void forgetLanguage() {
    if (Cookies.read(request, LanguageChoice.COOKIE).isPresent()) {
      Cookies.forget(response(), LanguageChoice.COOKIE);
    }
  }

  /** Whether the visitor may see who is in which meeting. */
  public boolean isMaySeeLive() {
    return visitor.maySee(ConsoleSection.LIVE);
  }

  /** Leads to a page of the console. */
  public void redirect(String path) {
    FacesContext context = FacesContext.getCurrentInstance();
    try {
      context.getExternalContext().redirect(request.getContextPath() + path);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
    context.responseComplete();
  }

  private static String again() {
    FacesContext context = FacesContext.getCurrentInstance();
    return context.getViewRoot().getViewId() + "?faces-redirect=true&includeViewParams=true";
  }

  private static HttpServletResponse response() {
    ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
    return (HttpServletResponse) external.getResponse();
  }
}
