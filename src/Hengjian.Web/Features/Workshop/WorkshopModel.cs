using Hengjian.Evaluation.Results;
using Hengjian.Evaluation.Workshop;
using Hengjian.Indicators.Catalogue.Editing;
using Hengjian.Indicators.Language.Completion;
using Hengjian.Indicators.Results;
using Hengjian.Kernel;

namespace Hengjian.Web.Features.Workshop;

/// <summary>A draft as typed and as it came out.</summary>
public sealed class WorkshopModel
{
    private const int RowsAPage = 50;
    private readonly ILookup<string, Problem> byField;

    private WorkshopModel(OpenWorkshop open, WorkshopForm form, WorkshopBase from, Draft? draft, IReadOnlyList<FieldProblem> problems)
    {
        (Open, Form, Base, Draft, Problems) = (open, form, from, draft, form.IsFresh ? [] : problems);
        byField = Problems.ToLookup(p => p.Field, p => p.Problem, StringComparer.Ordinal);
        Looked = form.Find.Length == 0 ? [] : FormulaCompletion.Like(from.Catalogue, form.Find);
    }

    internal OpenWorkshop Open { get; }

    internal WorkshopForm Form { get; }

    internal WorkshopBase Base { get; }

    /// <summary>The draft; null while something in it is wrong.</summary>
    internal Draft? Draft { get; }

    /// <summary>What is wrong, by field.</summary>
    internal IReadOnlyList<FieldProblem> Problems { get; }

    /// <summary>What came out; null while something is wrong.</summary>
    internal DraftOutcome? Outcome { get; private set; }

    /// <summary>The indicators that use it.</summary>
    internal IReadOnlyList<UserChange> Users { get; private set; } = [];

    /// <summary>The place looked at; null for none.</summary>
    internal DraftRow? Place { get; private set; }

    /// <summary>Why the place was not found.</summary>
    internal IReadOnlyList<Problem> PlaceProblems { get; private set; } = [];

    /// <summary>How its value came about; null for none.</summary>
    internal Explanation? Steps { get; private set; }

    /// <summary>Names like the word looked up.</summary>
    internal IReadOnlyList<ProposedName> Looked { get; }

    /// <summary>Why it was not saved.</summary>
    internal IReadOnlyList<Problem> SaveProblems { get; set; } = [];

    internal RoundResults Results => Open.Results;

    internal WorkshopRoutes Routes => Open.Routes;

    /// <summary>The indicator is not in the version the draft is made from.</summary>
    internal bool IsNew => !Base.Catalogue.TryFind(Form.Text.Id, out _);

    /// <summary>The fields that differ from the catalogue in force; empty for a new indicator.</summary>
    internal IReadOnlyList<FieldChange> Changes =>
        Outcome is { Official: { } official } outcome ? CatalogueDifference.Fields(official, outcome.Indicator) : [];

    /// <summary>The rows listed: those asked for, the largest difference first.</summary>
    internal IReadOnlyList<DraftRow> Listed { get; private set; } = [];

    internal int Pages => Math.Max(1, (Listed.Count + RowsAPage - 1) / RowsAPage);

    internal int Page => Math.Min(Form.Page, Pages);

    internal IEnumerable<DraftRow> PageRows => Listed.Skip((Page - 1) * RowsAPage).Take(RowsAPage);

    internal IEnumerable<Problem> ProblemsOf(string field) => byField[field];

    /// <summary>Reads the draft and computes it; nothing is kept.</summary>
    internal static async Task<WorkshopModel> OfAsync(
        OpenWorkshop open, WorkshopForm form, WorkshopBase from, WorkshopBench bench, CancellationToken cancel)
    {
        using var place = await bench.EnterAsync(cancel);
        var (draft, problems) = Draft.Make(from, form.Text);
        var model = new WorkshopModel(open, form, from, draft, problems);
        if (draft is not null) model.Compute(draft, bench, cancel);
        return model;
    }

    private void Compute(Draft draft, WorkshopBench bench, CancellationToken cancel)
    {
        var view = DraftView.Near(draft.Indicator, Form.Stage, Form.Level, Results.Scheme.Level);
        var values = bench.Values(Results, draft, view.Stage, cancel);
        Outcome = DraftOutcome.Of(Results, values, view, Open.SeesOf(draft.Indicator), Open.SeesSchools);
        Users = draft.Users.Count == 0 ? [] : Outcome.UsersOf(Results, Open.SeesOf, cancel);
        Listed = Chosen(Outcome.Rows);
        var found = Form.See is { } row && Outcome.Rows.FirstOrDefault(r => r.Place == row) is { } seen
            ? Result.Ok<DraftRow?>(seen)
            : PlaceFinder.Find(Outcome.Rows, Form.Place);
        if (!found.TryGet(out var place))
        {
            PlaceProblems = found.Problems;
            return;
        }
        Place = place;
        if (place is null) return;
        var steps = view.Level is null ? values.ExplainSchool(view.Stage, place.Place, cancel) : values.Explain(view.Stage, place.Place, cancel);
        if (steps.TryGet(out var explanation)) Steps = explanation;
        else PlaceProblems = steps.Problems;
    }

    // Without anything in force to differ from, every row is worth listing.
    private IReadOnlyList<DraftRow> Chosen(IReadOnlyList<DraftRow> rows)
    {
        var shown = Outcome!.Comparable ? Form.Show : RowChoice.All;
        var wanted = shown switch
        {
            RowChoice.Turned => rows.Where(r => r.Turned),
            RowChoice.All => rows,
            _ => rows.Where(r => r.Changed || r.Turned),
        };
        return shown == RowChoice.All ? [.. wanted] : [.. wanted.OrderByDescending(r => r.Turned).ThenByDescending(r => r.Shift is { } s ? Math.Abs(s) : double.PositiveInfinity)];
    }
}
