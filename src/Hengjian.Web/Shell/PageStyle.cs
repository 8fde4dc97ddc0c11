namespace Hengjian.Web.Shell;

/// <summary>A feature's stylesheet, put on every page after the common one; registered with the services.</summary>
/// <param name="Href">Under wwwroot: css/packages.css.</param>
public sealed record PageStyle(string Href);
