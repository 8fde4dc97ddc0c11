using Hengjian.Domain.Narratives;
using Hengjian.Domain.Packages;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hengjian.Data.Records.Configurations;

internal sealed class NarrativeBlockConfiguration : IEntityTypeConfiguration<NarrativeBlockRecord>
{
    public void Configure(EntityTypeBuilder<NarrativeBlockRecord> builder)
    {
        builder.ToTable("narrative_blocks");
        builder.Property(r => r.Kind).HasConversion<string>().HasMaxLength(20);
        builder.HasIndex(r => new { r.ContributionId, r.Kind }).IsUnique();
        builder.HasOne<ContributionRecord>().WithMany().HasForeignKey(r => r.ContributionId).OnDelete(DeleteBehavior.Restrict);
    }
}
