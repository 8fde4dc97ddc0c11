using System.Globalization;
using Hengjian.Evaluation.Breakdown;
using Hengjian.Evaluation.Outboxes;
using Hengjian.Evaluation.Packages;
using Hengjian.Evaluation.Submissions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hengjian.Evaluation.Filling;

/// <summary>Registers data entry; workspace, save queue, round books and the data dictionary must be registered too.</summary>
public static class FillingServices
{
    /// <summary>Adds it, with its words on handing in.</summary>
    public static IServiceCollection AddHengjianFilling(this IServiceCollection services)
    {
        services.AddSingleton<CellSaver>().AddSingleton<SheetMaker>().AddSingleton<SheetReader>().AddSingleton<PeerBook>();
        services.AddSingleton<FillDesk>().AddSingleton<FillDeeds>().AddSingleton<FillHandIn>().AddSingleton<ComputedFigures>().AddSingleton<FileSheets>().AddSingleton<CellLineage>();
        services.AddSingleton<FactsFromSubmission>().AddSingleton<DraftFacts>();
        services.AddSingleton(s => new OutboxDuty(SubmissionLibrary.FactsDuty, s.GetRequiredService<FactsFromSubmission>().RunAsync)
        {
            IsOwed = true,
            Name = "报送数据进入测算",
            ToWhom = async (db, row, cancel) => long.TryParse(row.Key, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                && await db.Submissions.Where(x => x.Id == id).Select(x => x.Receipt).SingleOrDefaultAsync(cancel) is { } receipt ? "报送 " + receipt : "",
        });
        services.AddSingleton<HandInCheck>(s => s.GetRequiredService<FillHandIn>().CheckAsync);
        services.AddSingleton<ContributionChanged>(_ => FillHandIn.ChangedAsync);
        services.AddSingleton<ColumnExchange>().AddSingleton<UnitExchanged>(s => s.GetRequiredService<ColumnExchange>().MoveAsync);
        return services;
    }
}
