using Hengjian.Domain.Findings;
using Hengjian.Domain.Reports;
using Hengjian.Evaluation.Results;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Scoring;

namespace Hengjian.Evaluation.Reports;

/// <summary>What the documents of one round are written from: its official run and what it was judged by.</summary>
/// <param name="Scheme">The frozen scheme.</param>
/// <param name="Run">The scores.</param>
/// <param name="Catalogue">The frozen catalogue.</param>
/// <param name="Regions">The regions of the run.</param>
public sealed record ReportMaterial(EvaluationScheme Scheme, SchemeRun Run, IndicatorCatalogue Catalogue, RegionTree Regions)
{
    /// <summary>Who meets what.</summary>
    public RunFindings Findings { get; } = RunFindings.From(Run, Scheme, Catalogue, Regions);

    /// <summary>市 or 县: what a unit is called.</summary>
    public string UnitWord => Scheme.Level.UnitWord();

    /// <summary>The content of the public report.</summary>
    public EvaluationReportContent Content(ReportSettings settings) => EvaluationReport.Build(
        new ReportFrame(settings.Issuer, settings.BasisDocuments, settings.Steps), Scheme, Run, Findings, Catalogue, Regions);

    /// <summary>Whether a unit's conclusion is still open.</summary>
    internal bool IsOpen(ScoreSheet sheet) =>
        Scheme.Kind == SchemeKind.Points ? sheet.Total is null : sheet.Grade == AllMustPassGrades.Open;

    /// <summary>The name of a unit.</summary>
    public string NameOf(int region) => Regions.TryFind(region, out var found) ? found.Name : "";
}
