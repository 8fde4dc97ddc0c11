using Hengjian.Data.Storage;
using Hengjian.Domain.Evidences;
using Hengjian.Evaluation.Packages;
using Hengjian.Evaluation.Workspaces;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hengjian.Evaluation.Evidences;

/// <summary>Registers evidence; workspace and round setup must be registered too.</summary>
public static class EvidenceServices
{
    /// <summary>Adds the store, uploads, the library, and evidence's word on handing in.</summary>
    /// <param name="services">The services.</param>
    /// <param name="address">Address of the evidence page of a unit's part.</param>
    public static IServiceCollection AddHengjianEvidence(this IServiceCollection services, Func<long, string> address) => services
        .AddSingleton(s => new EvidenceStore(Path.Combine(s.GetRequiredService<Workspace>().Directory, "evidence")))
        .AddSingleton(s => new IncomingFiles(Path.Combine(s.GetRequiredService<Workspace>().Directory, "incoming")))
        .AddSingleton<LookAlikes>().AddSingleton<EvidenceLibrary>().AddSingleton<EvidenceUploads>().AddSingleton<PartBooks>()
        .AddSingleton<HandInCheck>(s => async (db, contribution, cancel) =>
            await s.GetRequiredService<PartBooks>().FindAsync(db, contribution, cancel) is { } book
                ? (await SlotBoard.OfAsync(db, book, cancel)).Obstacles(book.IsLead, address(contribution)) : [])
        .AddSingleton<AuthorSource>((db, contribution, cancel) => AuthorsAsync(db, contribution, cancel))
        .AddSingleton<ContributionChanged>(EvidenceLibrary.OpenWithAsync);

    private static async Task<IReadOnlyList<string>> AuthorsAsync(Data.Records.AppDb db, long contribution, CancellationToken cancel) =>
        await (from u in db.EvidenceUses join v in db.EvidenceVersions on u.VersionId equals v.Id where u.ContributionId == contribution select new { Use = u.By, v.By })
            .ToListAsync(cancel) is var found ? [.. found.SelectMany(f => new[] { f.Use, f.By }).Distinct(StringComparer.Ordinal)] : [];
}
