namespace Hengjian.Web.Hosting;

/// <summary>How the web application was asked to start.</summary>
/// <param name="Directory">--data: the workspace.</param>
/// <param name="IsDefault">No --data was given: the demo workspace, made if absent.</param>
/// <param name="Database">--db: connection string; null is the SQLite file in the workspace.</param>
/// <param name="SecureCookies">--secureCookies: a proxy in front speaks TLS; cookies travel by nothing else, though requests look plain here.</param>
internal sealed record StartOptions(string Directory, bool IsDefault, string? Database, bool SecureCookies)
{
    /// <summary>Where the demo workspace lies when nothing else is said.</summary>
    internal const string DefaultDirectory = "workspace/demo";

    internal static StartOptions Read(IConfiguration configuration)
    {
        var data = configuration["data"];
        return new StartOptions(
            Path.GetFullPath(string.IsNullOrWhiteSpace(data) ? DefaultDirectory : data),
            string.IsNullOrWhiteSpace(data), configuration["db"], configuration.GetValue<bool>("secureCookies"));
    }
}
