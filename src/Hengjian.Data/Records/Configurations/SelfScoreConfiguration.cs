using Hengjian.Domain.Packages;
using Hengjian.Domain.SelfScores;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hengjian.Data.Records.Configurations;

internal sealed class SelfScoreConfiguration : IEntityTypeConfiguration<SelfScoreRecord>
{
    public void Configure(EntityTypeBuilder<SelfScoreRecord> builder)
    {
        builder.ToTable("self_scores");
        builder.Ignore(r => r.LacksReason);
        builder.Property(r => r.Item).HasMaxLength(60);
        builder.Property(r => r.UnitId).HasMaxLength(60);
        builder.Property(r => r.Reason).HasMaxLength(SelfScoreRules.LongestReason);
        builder.Property(r => r.By).HasMaxLength(40);
        builder.HasIndex(r => new { r.PackageId, r.Item, r.Id });
        builder.HasOne<PackageRecord>().WithMany().HasForeignKey(r => r.PackageId).OnDelete(DeleteBehavior.Restrict);
    }
}
