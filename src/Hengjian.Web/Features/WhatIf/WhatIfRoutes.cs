using System.Globalization;
using Hengjian.Evaluation.WhatIf;

namespace Hengjian.Web.Features.WhatIf;

/// <summary>Every address of what-ifs. All carry the round; a what-if's own settings are in its address.</summary>
internal sealed class WhatIfRoutes(long round)
{
    internal const string Root = "/what-if";
    internal const string SavePath = Root + "/save";
    internal const string ExportPath = Root + "/export";
    internal const string ScenariosPath = Root + "/scenarios";
    internal const string DeletePattern = ScenariosPath + "/{id:long}/delete";
    internal const string ComparePath = Root + "/compare";
    internal const string CompareExportPath = ComparePath + "/export";

    /// <summary>Key of a change in an address.</summary>
    internal const string ChangeKey = "c";

    /// <summary>Key of how full marks are made to add up.</summary>
    internal const string FitKey = "fit";

    /// <summary>Word of <see cref="PointsFit.Own"/>; the other one is not written.</summary>
    internal const string OwnFit = "own";

    internal string Start => Root + Round([]);

    internal string Save => SavePath + Round([]);

    internal string Scenarios => ScenariosPath + Round([]);

    /// <summary>The pairs every link of a what-if keeps.</summary>
    internal IReadOnlyList<KeyValuePair<string, string>> Pairs(WhatIfSettings settings) =>
    [
        new("round", Number(round)),
        .. settings.Fit == PointsFit.Own ? [KeyValuePair.Create(FitKey, OwnFit)] : Array.Empty<KeyValuePair<string, string>>(),
        .. settings.Words.Select(w => KeyValuePair.Create(ChangeKey, w)),
    ];

    /// <summary>A what-if, or its file.</summary>
    internal string Of(WhatIfSettings settings, string path = Root) =>
        path + QueryString.Create(Pairs(settings).Select(p => KeyValuePair.Create(p.Key, (string?)p.Value)));

    internal string Scenario(long id) => Root + Round([("scenario", Number(id))]);

    internal string Delete(long id) => $"{ScenariosPath}/{Number(id)}/delete" + Round([]);

    internal string CompareExport(IEnumerable<long> ids, string format) =>
        CompareExportPath + Round([.. ids.Select(i => ("s", Number(i))), ("format", format)]);

    /// <summary>The unit's official sheet.</summary>
    internal string Unit(int code) => $"/results/units/{Number(code)}" + Round([]);

    internal string Results => "/results" + Round([]);

    private QueryString Round((string Key, string Value)[] more) => QueryString.Create(
        more.Prepend((Key: "round", Value: Number(round))).Select(p => KeyValuePair.Create(p.Key, (string?)p.Value)));

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
