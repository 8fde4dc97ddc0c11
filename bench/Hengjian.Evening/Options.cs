using System.Globalization;

namespace Hengjian.Evening;

/// <summary>What stands on the command line as --name value.</summary>
internal sealed class Options(IReadOnlyList<string> args)
{
    /// <summary>The text of an option; null when it was not given.</summary>
    public string? Find(string name)
    {
        for (var i = 0; i + 1 < args.Count; i++) if (args[i] == "--" + name) return args[i + 1];
        return null;
    }

    /// <summary>The number of an option.</summary>
    public int Number(string name, int otherwise) => Find(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    /// <summary>The workspace; a demo workspace is made there when it is empty.</summary>
    public string Data => Path.GetFullPath(Find("data") ?? throw new ArgumentException("--data DIR is missing."));

    /// <summary>The built server; beside this program's own build when not said.</summary>
    public string Server => Path.GetFullPath(Find("server") ?? Path.Combine(
        AppContext.BaseDirectory, "..", "..", "Hengjian.Web", Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)), "Hengjian.Web.dll"));
}
