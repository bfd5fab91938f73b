import { useTranslation } from 'react-i18next';

/** Why a message is not there, in words; for what Teams says and the page has no words for, by Teams' own code. */
export const useReason = (): ((reason: string) => string) => {
  const { t, i18n } = useTranslation();
  return (reason) => {
    const known = i18n.exists(`deliveries.reasons.${reason}`);
    return t('deliveries.reason', { reason: known ? t(`deliveries.reasons.${reason}`) : reason });
  };
};
