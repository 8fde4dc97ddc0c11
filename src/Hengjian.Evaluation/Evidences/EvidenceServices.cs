using Hengjian.Data.Storage;
using Hengjian.Evaluation.Breakdown;
using Hengjian.Evaluation.Packages;
using Hengjian.Evaluation.RoundSetup;
using Hengjian.Evaluation.Workspaces;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Hengjian.Evaluation.Evidences;

/// <summary>Registers evidence; workspace and round setup must be registered too.</summary>
public static class EvidenceServices
{
    /// <summary>Adds the store, uploads, the library, and evidence's word on handing in.</summary>
    /// <param name="services">The services.</param>
    /// <param name="address">Address of the evidence page of a unit's part.</param>
    public static IServiceCollection AddHengjianEvidence(this IServiceCollection services, Func<long, string> address)
    {
        services.TryAddSingleton<RoundBooks>();
        return services
        .AddSingleton(s => new EvidenceStore(Path.Combine(s.GetRequiredService<Workspace>().Directory, "evidence")))
        .AddSingleton(s => new IncomingFiles(Path.Combine(s.GetRequiredService<Workspace>().Directory, "incoming")))
        .AddSingleton<LookAlikes>().AddSingleton<SealedEvidence>().AddSingleton<EvidenceLibrary>().AddSingleton(s => new EvidenceUploads(s.GetRequiredService<Workspace>(), s.GetRequiredService<EvidenceStore>(), s.GetRequiredService<IncomingFiles>(), s.GetRequiredService<EvidenceLibrary>()))
        .AddSingleton<UploadKeeper>().AddSingleton(s => new Outboxes.OutboxDuty(UploadKeeper.Kind, s.GetRequiredService<UploadKeeper>().SweepAsync) { Name = "清理没有传完的文件" })
        .AddSingleton<PartBooks>()
        .AddSingleton<HandInCheck>(s => async (db, contribution, cancel) =>
            await s.GetRequiredService<PartBooks>().FindAsync(db, contribution, cancel) is { } book
                ? (await SlotBoard.OfAsync(db, book, cancel)).Obstacles(book.IsLead, address(contribution)) : [])
        .AddSingleton<UnitExchanged>(EvidenceExchange.MoveAsync)
        .AddSingleton<ContributionChanged>(EvidenceLibrary.OpenWithAsync);
    }
}
