using Hengjian.Domain.Evidences;
using Hengjian.Domain.Packages;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hengjian.Data.Records.Configurations;

internal sealed class EvidenceUseConfiguration : IEntityTypeConfiguration<EvidenceUseRecord>
{
    public void Configure(EntityTypeBuilder<EvidenceUseRecord> builder)
    {
        builder.ToTable("evidence_uses");
        builder.Property(r => r.Item).HasMaxLength(60);
        builder.Property(r => r.Slot).HasMaxLength(60);
        builder.Property(r => r.Element).HasMaxLength(80);
        builder.Property(r => r.Quote).HasMaxLength(400);
        builder.Property(r => r.By).HasMaxLength(40);
        builder.HasIndex(r => new { r.ContributionId, r.Slot });
        builder.HasIndex(r => r.VersionId);
        builder.HasOne<EvidenceVersionRecord>().WithMany().HasForeignKey(r => r.VersionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ContributionRecord>().WithMany().HasForeignKey(r => r.ContributionId).OnDelete(DeleteBehavior.Restrict);
    }
}
