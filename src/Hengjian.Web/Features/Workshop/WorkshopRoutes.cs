using System.Globalization;

namespace Hengjian.Web.Features.Workshop;

/// <summary>Every address of the workshop. All carry the round whose data drafts are tried on.</summary>
internal sealed class WorkshopRoutes(long round)
{
    internal const string Root = "/workshop";
    internal const string EditPath = Root + "/edit";
    internal const string CheckPath = Root + "/check";
    internal const string SavePath = Root + "/save";
    internal const string NamesPath = Root + "/names";
    internal const string VersionsPath = Root + "/versions";
    internal const string VersionPattern = VersionsPath + "/{version}";

    internal string Start => Root + Query([]);

    internal string Check => CheckPath + Query([]);

    internal string Save => SavePath + Query([]);

    internal string Versions => VersionsPath + Query([]);

    internal string Edit(string indicator, string? from = null) => EditPath + Query([("indicator", indicator), ("base", from)]);

    internal string New(string topic) => EditPath + Query([("topic", topic)]);

    internal string Version(string version, string? against = null) =>
        $"{VersionsPath}/{Uri.EscapeDataString(version)}" + Query([("against", against)]);

    internal string Results => "/results" + Query([]);

    private QueryString Query((string Key, string? Value)[] more) => QueryString.Create(
        more.Prepend((Key: "round", Value: round.ToString(CultureInfo.InvariantCulture))).Where(p => p.Value is not null)
            .Select(p => KeyValuePair.Create(p.Key, p.Value)));
}
